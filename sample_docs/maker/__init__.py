"""Makes the sample packages: papers, seals, scans, photographs, screens and ledgers."""
