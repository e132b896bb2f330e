"""The screen of resilience: where a unit breaks, what leaves by a day, what costs most and what helps most."""
