// What every machine of the family can do: SSE2 on x86-64, NEON on arm64.

#define WIDTH 2
#define LEVEL baseline
#define LEVEL_NAME "baseline"
#include "level.h"
