"""What may lawfully be shared: whose it is by its own words, known sources, nobody's wording."""
