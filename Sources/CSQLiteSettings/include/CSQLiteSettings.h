#ifndef C_SQLITE_SETTINGS_H
#define C_SQLITE_SETTINGS_H

/// Has SQLite count no memory in this process: otherwise it takes a lock for the count on every
/// allocation.
///
/// Works before the first connection only; returns SQLite's result code, which is not zero later.
int csqlite_count_no_memory(void);

#endif
