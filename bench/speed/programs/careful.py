"""The same figures as the article's program, by a careful user of numpy: sums and squares as whole numbers of 32 bits, which are
exact for 66,051 photographs of 8 bits, added block by block for four photographs at once, and decoding and adding by as many threads as
there are processors. Usage: careful.py FILE..."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import numpy as np
from PIL import Image

Image.MAX_IMAGE_PIXELS = None

AT_ONCE = 4
ROWS = 32
THREADS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def decode(path):
    return np.asarray(Image.open(path))


def blocks(height):
    return [slice(row, row + ROWS) for row in range(0, height, ROWS)]


def add(frames, sums, squares, rows):
    for frame in frames:
        block = frame[rows]
        sums[rows] += block
        # The square of 8 bits has 16.
        squares[rows] += np.multiply(block, block, dtype=np.uint16)


def least(count, sums, squares, rows):
    some = sums[rows].astype(np.uint64)
    variance = count * squares[rows].astype(np.uint64) - some * some
    at = np.argmin(variance)
    place = np.unravel_index(at, variance.shape)
    return int(variance.flat[at]), (int(place[0]) + rows.start, *map(int, place[1:]))


def main(paths):
    with ThreadPoolExecutor(THREADS) as decoders, ThreadPoolExecutor(THREADS) as adders:
        waiting = iter(paths)
        ahead = [decoders.submit(decode, path) for path in islice(waiting, AT_ONCE)]
        sums = squares = None
        while ahead:
            frames = [one.result() for one in ahead]
            ahead = [decoders.submit(decode, path) for path in islice(waiting, AT_ONCE)]
            if sums is None:
                sums = np.zeros(frames[0].shape, np.uint32)
                squares = np.zeros(frames[0].shape, np.uint32)
            list(adders.map(lambda rows: add(frames, sums, squares, rows), blocks(len(sums))))
        ends = adders.map(lambda rows: least(len(paths), sums, squares, rows), blocks(len(sums)))
        print(min(ends)[1])


main(sys.argv[1:])
