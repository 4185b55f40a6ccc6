"""Benchmarks: scripts that measure and print a table. No test asserts a time: machines differ, and are busy."""
