"""How figures came about: one module for each family of figures, each function answers an ``Explanation``."""
