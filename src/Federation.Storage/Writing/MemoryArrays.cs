using System.Runtime.InteropServices;

namespace Federation.Storage.Writing;

/// <summary>Memory as the arrays that SQLite's commands take.</summary>
internal static class MemoryArrays
{
    /// <summary>Without a copy where the memory is a whole array, as it mostly is.</summary>
    public static byte[] AsArray(this ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var part) && part.Array is { } array && part.Count == array.Length
            ? array
            : memory.ToArray();
}
