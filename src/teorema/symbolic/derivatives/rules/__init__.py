"""The derivative rules as data, with their letters and conditions, and the reasons where there is none."""
