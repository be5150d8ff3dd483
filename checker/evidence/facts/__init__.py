"""What one material says: when, whose, where, to whom, of which field or product."""
