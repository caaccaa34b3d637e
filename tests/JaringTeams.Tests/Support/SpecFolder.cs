namespace Jaring.Tests.Support;

/// <summary>The official specifications, where a folder beside or above the repository holds them; they are no part of the project.</summary>
internal static class SpecFolder
{
    /// <summary>Why nothing can be checked; null where it can.</summary>
    public static string? NotHere => Find("README.md") is null ? "not checked: ../shared/specs is not here" : null;

    /// <summary>The file, or null where the folder is absent.</summary>
    public static string? Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "specs", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
