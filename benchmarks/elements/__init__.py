"""Papers and traps drawn in many media, and how well ``checker.elements`` judges them."""
