"""How Chinese official texts write dates and build sentences; knows nothing of materials."""
