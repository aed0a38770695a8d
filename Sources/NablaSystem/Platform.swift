// The one import of the system: what POSIX has, as the platform's library has it, and what differs, as `CSystem` has it.

@_exported import CSystem

#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#elseif canImport(Darwin)
  @_exported import Darwin
#endif
