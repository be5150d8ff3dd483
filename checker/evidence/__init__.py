"""What a material shows for an item: which unit it stands for, or why it does not count.

``language`` is how sentences and dates are built; ``exhibit`` one material as the scorer sees it;
``facts`` what it says of when, whose, where and which; ``tellings`` the several matters that one
paper may tell; ``conditions`` what makes a proof worthless or doubtful. ``units`` is the door.
"""
