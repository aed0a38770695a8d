/* Which commit a packaged program was built from. */
#ifndef CCOMMIT_H
#define CCOMMIT_H

/* Its abbreviated name, or NULL in a plain build. */
const char *_Nullable nabla_commit(void);

#endif
