namespace Jaring.Tests.Hosting;

/// <summary>Two invented services in a host's settings, both as they have to be.</summary>
internal static class TwoServices
{
    public static void Add(IDictionary<string, string?> settings, string office)
    {
        Write(settings, $"{office}:Services:0", "dinsos-p3a", "Dinsos P3A Kabupaten Tirtawana", "police-3x24", "2026-11-02");
        Write(settings, $"{office}:Services:1", "puskesmas", "Puskesmas Tirtawana Kota", "", "2026-08-20");
    }

    private static void Write(IDictionary<string, string?> settings, string at, string id, string name, string duty, string verifiedOn)
    {
        settings[$"{at}:Id"] = id;
        settings[$"{at}:Name"] = name;
        settings[$"{at}:Needs:0"] = "psychological";
        settings[$"{at}:Contact"] = "Telepon (0200) 000-101";
        settings[$"{at}:Duty"] = duty;
        settings[$"{at}:VerifiedOn"] = verifiedOn;
        settings[$"{at}:VerifiedBy"] = "Laras Kinanti";
        settings[$"{at}:Source"] = "Karangan";
    }
}
