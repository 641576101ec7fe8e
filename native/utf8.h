#pragma once

#include <string>
#include <string_view>

namespace ovserve {

/// True if `bytes` is whole, well-formed UTF-8 (RFC 3629).
bool IsValidUtf8(std::string_view bytes);

/// Appends to `text` the characters that are whole in `bytes` and leaves in `bytes` the beginning
/// of a character that more bytes may complete (three at most). Bytes that no continuation can
/// make valid become U+FFFD, one per maximal subpart as in the Unicode Standard, section 3.9.
void TakeWholeCharacters(std::string& bytes, std::string& text);

}  // namespace ovserve
