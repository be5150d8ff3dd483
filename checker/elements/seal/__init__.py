"""The official seal: found on pictures, its ring text read, its body held against the paper."""
