// x86-64-v4: eight doubles. Where many reciprocals are needed at once, an estimate made exact by multiplications is several
// times as fast as dividers that are half as wide.

#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma,bmi2"))), apply_to = function)
#define WIDTH 8
#define RECIPROCAL_ESTIMATE(q) ((V)_mm512_rcp14_pd((__m512d)(q)))
/// The bits of 2^(j/16) less j at bit 48, j being the last four bits of each lane.
#define POWER_OF_SIXTEENTH(t) ((VI)_mm512_permutex2var_epi64((__m512i)lowPowers, (__m512i)(t), (__m512i)highPowers))
typedef int64_t Powers __attribute__((vector_size(64)));
static const Powers lowPowers = {
    0x3ff0000000000000, 0x3fefb5586cf9890f, 0x3fef72b83c7d517b, 0x3fef387a6e756238,
    0x3fef06fe0a31b715, 0x3feedea64c123422, 0x3feebfdad5362a27, 0x3feeab07dd485429,
};
static const Powers highPowers = {
    0x3feea09e667f3bcd, 0x3feea11473eb0187, 0x3feeace5422aa0db, 0x3feec49182a3f090,
    0x3feee89f995ad3ad, 0x3fef199bdd85529c, 0x3fef5818dcfba487, 0x3fefa4afa2a490da,
};
#define LEVEL avx512
#define LEVEL_NAME "avx512"
#include "level.h"
#pragma clang attribute pop
#endif
