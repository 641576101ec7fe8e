#include "utf8.h"

#include <cstdint>

namespace ovserve {
namespace {

enum class Kind { kWhole, kCut, kInvalid };

struct Sequence {
  Kind kind;
  std::size_t length;  // Bytes of the character, of its valid beginning, or to be replaced.
};

/// Classifies what starts at `begin`. The second byte's range excludes overlong forms, surrogates
/// and what lies past U+10FFFF (Unicode Standard, table 3-7).
Sequence Next(std::string_view bytes, std::size_t begin) {
  const auto at = [&](std::size_t index) { return static_cast<std::uint8_t>(bytes[index]); };
  const std::uint8_t lead = at(begin);
  if (lead < 0x80) return {Kind::kWhole, 1};
  std::size_t length = 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {Kind::kInvalid, 1};
  }
  for (std::size_t offset = 1; offset < length; ++offset) {
    if (begin + offset == bytes.size()) return {Kind::kCut, offset};
    const std::uint8_t byte = at(begin + offset);
    if (byte < low || byte > high) return {Kind::kInvalid, offset};
    low = 0x80;
    high = 0xBF;
  }
  return {Kind::kWhole, length};
}

}  // namespace

bool IsValidUtf8(std::string_view bytes) {
  for (std::size_t begin = 0; begin < bytes.size();) {
    const Sequence sequence = Next(bytes, begin);
    if (sequence.kind != Kind::kWhole) return false;
    begin += sequence.length;
  }
  return true;
}

void TakeWholeCharacters(std::string& bytes, std::string& text) {
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const Sequence sequence = Next(bytes, begin);
    if (sequence.kind == Kind::kCut) break;
    if (sequence.kind == Kind::kWhole) {
      text.append(bytes, begin, sequence.length);
    } else {
      text.append("\xEF\xBF\xBD");
    }
    begin += sequence.length;
  }
  bytes.erase(0, begin);
}

}  // namespace ovserve
