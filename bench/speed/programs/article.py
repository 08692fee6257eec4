"""The article's program: Welford's mean and sum of squared deviations of every subpixel, in float64 arrays of the full
shape, and the position of the least variance. Usage: article.py FILE..."""

import sys

import numpy as np
from PIL import Image

Image.MAX_IMAGE_PIXELS = None

mean = squares = None
for count, path in enumerate(sys.argv[1:], 1):
    pixels = np.array(Image.open(path)).astype(np.float64)
    if mean is None:
        mean = np.zeros_like(pixels)
        squares = np.zeros_like(pixels)
    delta = pixels - mean
    mean = mean + delta / count
    squares = squares + delta * (pixels - mean)

print(np.unravel_index(np.argmin(squares), squares.shape))
