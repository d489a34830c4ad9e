"""Reverse mode: intermediates get names, nodes are matched with rules, gradients pass back and are tidied."""
