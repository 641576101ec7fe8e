#pragma once

#include <string>

namespace ovserve {

/// Takes the pages of a file that this process has mapped out of its resident memory. They come
/// back from the file when they are read again. Does nothing where the system has no way to.
void ReleaseMappedPages(const std::string& path);

}  // namespace ovserve
