"""A test double of FixMyCloud's API; the README one folder up tells what in it is known and what is ours."""
