using System.Runtime.CompilerServices;

namespace Jaring.Tests.Support;

/// <summary>
/// A dozen hosts run in this one process, and SQLite's calls block their thread. The pool begins with one thread per core and adds one or two a second, so
/// that a host could wait longer for a thread than its sign-in waits for an answer.
/// </summary>
internal static class Threads
{
    [ModuleInitializer]
    internal static void Set() => ThreadPool.SetMinThreads(64, 64);
}
