"""Where work runs: processes with limits, and records kept by content."""
