"""The parts of the invented organization that ``make_sample.py`` writes: facts as tables, and rules that fill them."""
