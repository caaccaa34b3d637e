using System.Runtime.CompilerServices;
using Microsoft.Playwright;

// Each class starts the whole product and Chromium; side by side they would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Jaring.EndToEnd.Support;

/// <summary>How long a test waits to see something. These tests judge what a page shows; how fast it is stands in docs/performance.md.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Set() => Assertions.SetDefaultExpectTimeout(15_000);
}
