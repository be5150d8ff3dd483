"""The several matters that one paper tells: rows, meetings, months, cases, honours."""
