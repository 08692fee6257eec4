"""What rawpy finds: pixels that stand out from the median around them in nine of ten raw files. Usage: rawpy-enhance.py FILE..."""

import sys

import rawpy.enhance

print(len(rawpy.enhance.find_bad_pixels(sys.argv[1:])))
