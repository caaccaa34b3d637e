using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>
/// What erasing a case needs: the name of its shred key, its days, and a record of destruction that holds counts alone. Texts from before are locked at
/// the start after this (LockOldCases): their keys lie outside the store, where no migration reaches.
/// </summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0008_Erasure")]
internal sealed class M0008_Erasure : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("shred_key", "cases", nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<string>("erase_after", "cases", nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<bool>("held", "cases", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<string>("release_on", "cases", nullable: true);
        migrationBuilder.AddColumn<string>("due_on", "cases", nullable: true);
        migrationBuilder.CreateTable("destructions", t => new
        {
            office_id = t.Column<string>(),
            done_on = t.Column<string>(),
            cases = t.Column<int>(),
            messages = t.Column<int>(),
            log_lines = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_destructions", x => new { x.office_id, x.done_on }));
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
