namespace Federation.Architecture.Tests;

/// <summary>One project under src/, with the assembly that this build made of it.</summary>
internal sealed record Project(string Name, string AssemblyPath);
