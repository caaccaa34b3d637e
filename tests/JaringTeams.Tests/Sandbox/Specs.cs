using Jaring.Tests.Support;

namespace Jaring.Tests.Sandbox;

/// <summary>The official descriptions, loaded once each. Tests that use it are <see cref="SpecFactAttribute"/>s and do not run where the files are absent.</summary>
internal static class Specs
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, OpenApiCheck> Loaded = new();

    /// <summary>The check against this file.</summary>
    public static OpenApiCheck Of(string file) =>
        Loaded.GetOrAdd(file, f => new OpenApiCheck(SpecFolder.Find(f) ?? throw new InvalidOperationException($"{f} is not at hand.")));
}
