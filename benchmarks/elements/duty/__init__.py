"""Which papers the rule touches: packages of papers described by hand, truth first."""
