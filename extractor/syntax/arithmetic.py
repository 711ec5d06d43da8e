"""The grids that the parser's numbers live on.

Every activation, weight and sum is a whole number of a step. With activations and weights up to 127 steps, a sum over
``MOST_INPUTS`` products stays below 2 ** 24, so that a float holds it exactly: the order of summing, and with it the
linear algebra library, its threads and the sentences in a batch, cannot change a result.
"""

LARGEST = 127
ACTIVATION = 1 / 32
WEIGHT = 1 / 256
EMBEDDING = 1 / 128
MOST_INPUTS = 2**24 // LARGEST**2 - 1

# Distances between words count up to this many words.
REACH = 20
