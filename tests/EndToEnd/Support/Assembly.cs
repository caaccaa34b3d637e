using System.Runtime.CompilerServices;
using Microsoft.Playwright;

// Each class starts the whole product and Chromium. Three at a time: a test waits a good part of its time, and four cores have room for three.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace Jaring.EndToEnd.Support;

/// <summary>How long a test waits to see something. These tests judge what a page shows; how fast it is stands in docs/performance.md.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Set() => Assertions.SetDefaultExpectTimeout(15_000);
}
