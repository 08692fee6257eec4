// The floor for raw files: opens and unpacks the files given with native LibRaw.
#include <cstdio>
#include <libraw/libraw.h>

int main(int count, char **paths) {
  LibRaw raw;
  for (int i = 1; i < count; i++) {
    const int fault = raw.open_file(paths[i]) != LIBRAW_SUCCESS ? 1 : raw.unpack();
    if (fault != LIBRAW_SUCCESS) return std::fprintf(stderr, "%s: cannot be unpacked\n", paths[i]), 1;
    raw.recycle();
  }
}
