"""Measures the program beside others: `make bench`. No part of what is installed."""
