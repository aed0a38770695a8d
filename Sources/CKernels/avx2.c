// x86-64-v3: four doubles, multiplication and addition in one.

#if defined(__x86_64__)
#include <math.h>
#include <stdint.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx2,fma,bmi2"))), apply_to = function)
#define WIDTH 4
#define LEVEL avx2
#define LEVEL_NAME "avx2"
#include "level.h"
#pragma clang attribute pop
#endif
