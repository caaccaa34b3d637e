using System.Runtime.CompilerServices;
using Microsoft.Playwright;

// Each class starts the whole product and Chromium. Two at a time: with three, four cores of a slow hour let a test wait past its patience.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Jaring.EndToEnd.Support;

/// <summary>How long a test waits to see something. These tests judge what a page shows; how fast it is stands in docs/performance.md.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Set() => Assertions.SetDefaultExpectTimeout(30_000);
}
