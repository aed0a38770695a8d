// One level's table. Before including it: WIDTH, LEVEL (its name in identifiers), LEVEL_NAME, and what it may use.

#include "kernels.h"

#define JOINED(name, level) name##_##level
#define JOIN(name, level) JOINED(name, level)
#define NAME(name) JOIN(name, LEVEL)

#include "lanes.h"
#include "training.h"
#include "runs.h"
#include "slices.h"

const KernelTable NAME(kernels) = {
    LEVEL_NAME,      WIDTH,           NAME(workspace),  NAME(lossSum),    NAME(gradient),     NAME(lastSlopes),
    NAME(descend),   NAME(sumRows),    NAME(sumColumns), NAME(sumWorkspace), NAME(stackColumns), NAME(stackWorkspace),
    NAME(runWorkspace), NAME(runCosts),  NAME(runSteps),
};
