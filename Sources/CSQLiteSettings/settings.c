#include "CSQLiteSettings.h"

#include <sqlite3.h>

// A function of C, because Swift calls none with a varying number of arguments.
int csqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
