namespace Jaring.Tests.Support;

/// <summary>A test against an official specification; skipped, and not counted as passed, where the files are not at hand.</summary>
internal sealed class SpecFactAttribute : FactAttribute
{
    public SpecFactAttribute() => Skip = SpecFolder.NotHere;
}

/// <summary>The same with rows.</summary>
internal sealed class SpecTheoryAttribute : TheoryAttribute
{
    public SpecTheoryAttribute() => Skip = SpecFolder.NotHere;
}
