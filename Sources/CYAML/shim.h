/* libyaml, whose parser tells every event with its place. */
#include <yaml.h>
