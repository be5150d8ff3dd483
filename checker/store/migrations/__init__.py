"""The tables' history, one file a change."""
