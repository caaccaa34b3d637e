using Jaring.Tests.Support;
using Xunit.Abstractions;

namespace Jaring.Tests.Sandbox;

/// <summary>The official descriptions, loaded once each.</summary>
internal static class Specs
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, OpenApiCheck> Loaded = new();

    /// <summary>The check against this file; null, and a line in the test's output, where the files are not at hand.</summary>
    public static OpenApiCheck? Find(string file, ITestOutputHelper output)
    {
        if (SpecFolder.Find(file) is { } path)
            return Loaded.GetOrAdd(path, p => new OpenApiCheck(p));
        output.WriteLine("not checked: shared/specs is not here");
        return null;
    }
}
