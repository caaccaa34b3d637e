using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Lists of ad hoc workers: how they arrive, who is on them, in which sessions they are, and who passes it on. No key in common with a case.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0017_Waves")]
internal sealed class M0017_Waves : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddImports(migrationBuilder);
        AddLists(migrationBuilder);
        AddPlans(migrationBuilder);
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");

    private static void AddImports(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("wave_imports", t => new
        {
            office_id = t.Column<string>(),
            id = t.Column<string>(),
            title = t.Column<string>(),
            rows = t.Column<int>(),
            parts = t.Column<int>(),
            set_aside = t.Column<int>(),
            begun_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_wave_imports", x => new { x.office_id, x.id }));

        migrationBuilder.CreateTable("wave_import_parts", t => new
        {
            office_id = t.Column<string>(),
            import_id = t.Column<string>(),
            part = t.Column<int>(),
            people = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_wave_import_parts", x => new { x.office_id, x.import_id, x.part }));
    }

    private static void AddLists(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("waves", t => new
        {
            office_id = t.Column<string>(),
            id = t.Column<string>(),
            title = t.Column<string>(),
            created_by = t.Column<string>(),
            people = t.Column<int>(),
            set_aside = t.Column<int>(),
            state = t.Column<int>(),
            settings = t.Column<string>(),
            reported_at = t.Column<long>(),
            list_erased = t.Column<bool>(),
            revision = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_waves", x => new { x.office_id, x.id }));

        migrationBuilder.CreateTable("wave_people", t => new
        {
            office_id = t.Column<string>(),
            wave_id = t.Column<string>(),
            area = t.Column<string>(),
            unit = t.Column<string>(),
            ordinal = t.Column<int>(),
            name = t.Column<string>(),
            mailbox = t.Column<string>(nullable: true),
            session = t.Column<int>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_wave_people", x => new { x.office_id, x.wave_id, x.area, x.unit, x.ordinal }));

        migrationBuilder.CreateTable("wave_units", t => new
        {
            office_id = t.Column<string>(),
            wave_id = t.Column<string>(),
            area = t.Column<string>(),
            unit = t.Column<string>(),
            people = t.Column<int>(),
            package_id = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_wave_units", x => new { x.office_id, x.wave_id, x.area, x.unit }));
    }

    private static void AddPlans(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("wave_sessions", t => new
        {
            office_id = t.Column<string>(),
            wave_id = t.Column<string>(),
            number = t.Column<int>(),
            starts_at = t.Column<string>(),
            ends_at = t.Column<string>(),
            room = t.Column<int>(),
            team = t.Column<int>(),
            reason = t.Column<string>(),
            session_id = t.Column<string>(nullable: true),
            fault = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_wave_sessions", x => new { x.office_id, x.wave_id, x.number }));

        migrationBuilder.CreateTable("wave_moves", t => new
        {
            office_id = t.Column<string>(),
            wave_id = t.Column<string>(),
            number = t.Column<int>(),
            area = t.Column<string>(),
            unit = t.Column<string>(),
            from_session = t.Column<int>(nullable: true),
            to_session = t.Column<int>(nullable: true),
            ordinals = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_wave_moves", x => new { x.office_id, x.wave_id, x.number }));

        migrationBuilder.CreateTable("wave_packages", t => new
        {
            office_id = t.Column<string>(),
            wave_id = t.Column<string>(),
            id = t.Column<string>(),
            contact = t.Column<string>(),
            area = t.Column<string>(),
            unit = t.Column<string>(nullable: true),
            delivered_on = t.Column<string>(nullable: true),
            delivered_by = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_wave_packages", x => new { x.office_id, x.wave_id, x.id }));
    }
}
