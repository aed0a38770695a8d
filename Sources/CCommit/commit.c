// The name comes from the build, as a macro. A plain build has none: its sources may differ from every commit.
#include "commit.h"

#ifndef NABLA_COMMIT
#define NABLA_COMMIT 0
#endif

const char *nabla_commit(void) { return NABLA_COMMIT; }
