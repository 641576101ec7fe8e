#ifndef OVSERVE_PRIMITIVE_CACHE_H_
#define OVSERVE_PRIMITIVE_CACHE_H_

namespace ovserve {

/// Lets oneDNN, inside the CPU plugin, keep the kernels of 64 shapes instead of 1,024: with batches
/// of all sizes those come to hundreds of MiB, filled over hours, which looks like a leak. It reads
/// the variable at its first kernel and offers no other way through OpenVINO. One that is set
/// already, ONEDNN_PRIMITIVE_CACHE_CAPACITY or its older name with DNNL, wins.
/// To be called while the addon registers, before there is a thread of OpenVINO's.
void LimitPrimitiveCache();

}  // namespace ovserve

#endif  // OVSERVE_PRIMITIVE_CACHE_H_
