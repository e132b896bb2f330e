"""Parts that every screen is made of; each reads the palette when it paints and holds no rules."""
