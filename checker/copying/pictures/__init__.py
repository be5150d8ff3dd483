"""Pictures: fingerprints, which are worth laying over each other, and whether they are one."""
