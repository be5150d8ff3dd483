"""The line between a sure verdict and a review, one place for all elements."""

SURE = 0.9  # below this a verdict is UNSURE
