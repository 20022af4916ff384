package org.chronomap.geodata.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronomap.geodata.story.LocalizedText;

/** What people call properties, wherever one of that name stands. */
public final class Labels {

    private static final List<String> LANGUAGES = List.of("en", "fr", "ru", "kk", "de", "es", "ar", "uk");

    private static final Map<String, LocalizedText> LABELS = """
            title | Title | Titre | Заголовок | Тақырып | Titel | Título | العنوان | Заголовок
            summary | Summary | Résumé | Краткое изложение | Қысқаша мазмұны | Zusammenfassung | Resumen | الملخص | Стислий виклад
            when | Date | Date | Дата | Күні | Datum | Fecha | التاريخ | Дата
            place | Place | Lieu | Место | Жері | Ort | Lugar | المكان | Місце
            whereText | Where | Où | Где | Қайда | Wo | Dónde | أين | Де
            geometry | Position | Position | Координаты | Координаттары | Position | Posición | الموقع | Координати
            geoPrecision | How closely the place is known | Précision du lieu | Точность места | Жердің дәлдігі | Wie genau der Ort bekannt ist | Precisión del lugar | دقة المكان | Точність місця
            category | Category | Catégorie | Категория | Санат | Kategorie | Categoría | الفئة | Категорія
            status | Status | Statut | Статус | Мәртебесі | Status | Estado | الحالة | Статус
            numbers | Numbers | Chiffres | Числа | Сандар | Zahlen | Cifras | الأرقام | Цифри
            actors | Who | Acteurs | Участники | Қатысушылар | Beteiligte | Participantes | المشاركون | Учасники
            tags | Tags | Mots-clés | Метки | Белгілер | Schlagwörter | Etiquetas | الوسوم | Теги
            sources | Source | Source | Источник | Дереккөз | Quelle | Fuente | المصدر | Джерело
            media | Pictures and sound | Images et sons | Изображения и звук | Суреттер мен дыбыс | Bilder und Ton | Imágenes y sonido | الصور والصوت | Зображення та звук
            inferred | The author’s inference | Déduction de l’auteur | Вывод автора | Автордың тұжырымы | Von der Redaktion erschlossen | Deducido por el autor | استنتاج الكاتب | Висновок автора
            extra | More | Autres | Прочее | Басқа | Weiteres | Otros | غير ذلك | Інше
            from | From | De | Откуда | Қайдан | Von | Origen | من أين | Звідки
            to | To | Vers | Куда | Қайда | Nach | Destino | إلى أين | Куди
            via | By way of | En passant par | Через | Жол-жөнекей | Über | A través de | عبر | Через
            name | Name | Nom | Название | Атауы | Name | Nombre | الاسم | Назва
            kind | Kind | Type | Вид | Түрі | Art | Tipo | النوع | Вид
            code | Code | Code | Код | Коды | Code | Código | الرمز | Код
            anchor | Position of the label | Position de l’étiquette | Положение подписи | Жазудың орны | Position der Beschriftung | Posición del rótulo | موضع التسمية | Положення підпису
            memberOf | Member of | Membre de | Входит в | Мүшелігі | Mitglied von | Miembro de | عضو في | Входить до
            role | Role | Rôle | Роль | Рөлі | Rolle | Papel | الدور | Роль
            reference | Reference | Référence | Справка | Анықтама | Referenz | Referencia | مرجع | Довідка
            position | Order | Ordre | Порядок | Реті | Reihenfolge | Orden | الترتيب | Порядок
            at | Date | Date | Дата | Күні | Datum | Fecha | التاريخ | Дата
            mode | What is shown | Ce qui est montré | Что показано | Не көрсетіледі | Was gezeigt wird | Qué se muestra | ما يُعرض | Що показано
            view | Map section | Extrait de la carte | Участок карты | Картаның бөлігі | Kartenausschnitt | Parte del mapa | جزء الخريطة | Ділянка карти
            highlight | Highlighted | Mis en avant | Выделено | Ерекшеленген | Hervorgehoben | Destacado | المُبرز | Виділено
            text | Text | Texte | Текст | Мәтін | Text | Texto | النص | Текст
            standfirst | Standfirst | Chapeau | Подзаголовок | Кіріспе | Vorspann | Entradilla | المقدمة | Підзаголовок
            byline | Byline | Signature | Подпись | Авторы | Autorenzeile | Firma | الكاتب | Автори
            licence | Licence | Licence | Лицензия | Лицензия | Lizenz | Licencia | الرخصة | Ліцензія
            timeZone | Time zone | Fuseau horaire | Часовой пояс | Уақыт белдеуі | Zeitzone | Zona horaria | المنطقة الزمنية | Часовий пояс
            extent | Span of time | Période | Период | Кезең | Zeitraum | Período | الفترة | Період
            knownAsOf | Known as of | Connu au | Известно на | Белгілі болған күні | Stand | Información hasta | المعلومات حتى | Відомо станом на
            languages | Languages | Langues | Языки | Тілдер | Sprachen | Idiomas | اللغات | Мови
            categories | Categories | Catégories | Категории | Санаттар | Kategorien | Categorías | الفئات | Категорії
            sizeBy | Marks are sized by | Taille des marques selon | Размер значков по | Белгілердің өлшемі | Größe der Zeichen nach | Tamaño de las marcas según | حجم العلامات بحسب | Розмір позначок за
            spans | Shaded spans | Périodes ombrées | Выделенные периоды | Боялған кезеңдер | Schattierte Zeiträume | Períodos sombreados | الفترات المظللة | Затінені періоди
            publisher | Publisher | Éditeur | Издатель | Баспагер | Herausgeber | Medio u organismo | الناشر | Видавець
            url | Address | Adresse | Адрес | Мекенжай | Adresse | Dirección | العنوان الإلكتروني | Адреса
            published | Published | Publié le | Опубликовано | Жарияланған күні | Veröffentlicht | Publicado | تاريخ النشر | Опубліковано
            lang | Language | Langue | Язык | Тілі | Sprache | Idioma | اللغة | Мова
            quote | Quotation | Citation | Цитата | Дәйексөз | Zitat | Cita | اقتباس | Цитата
            accessed | Accessed | Consulté le | Просмотрено | Қаралған күні | Abgerufen | Consultado | تاريخ الاطلاع | Дата звернення
            archiveUrl | Archived copy | Copie archivée | Архивная копия | Мұрағат көшірмесі | Archivierte Kopie | Copia archivada | نسخة مؤرشفة | Архівна копія
            attributedTo | According to | Selon | Со слов | Кімнің айтуынша | Nach Angaben von | Según | نقلًا عن | З чиїх слів
            credit | Credit | Crédit | Автор | Авторлығы | Urheber | Crédito | الحقوق | Автор
            caption | Caption | Légende | Подпись к изображению | Сурет астындағы жазу | Bildunterschrift | Pie de foto | التعليق | Підпис до зображення
            alt | Description | Description | Описание | Сипаттама | Beschreibung | Descripción | الوصف | Опис
            id | Id | Identifiant | Идентификатор | Идентификатор | Kennung | Identificador | المعرّف | Ідентифікатор
            label | Label | Libellé | Название | Жазуы | Beschriftung | Rótulo | التسمية | Назва
            colour | Colour | Couleur | Цвет | Түсі | Farbe | Color | اللون | Колір
            pattern | Pattern | Motif | Узор | Өрнегі | Muster | Trama | النقش | Візерунок
            incident | Incident | Fait | Событие | Оқиға | Ereignis | Hecho | الحدث | Подія
            low | at least | au moins | не менее | кемінде | mindestens | al menos | على الأقل | щонайменше
            best | best estimate | meilleure estimation | лучшая оценка | ең жақсы бағалау | bester Wert | mejor estimación | أفضل تقدير | найкраща оцінка
            high | at most | au plus | не более | көп дегенде | höchstens | como máximo | على الأكثر | щонайбільше
            words | in words | en mots | словами | сөзбен | in Worten | en palabras | بالكلمات | словами
            whenText | Date, in words | Date, en toutes lettres | Дата словами | Күні сөзбен | Datum in Worten | Fecha en palabras | التاريخ بالكلمات | Дата словами
            atText | Date, in words | Date, en toutes lettres | Дата словами | Күні сөзбен | Datum in Worten | Fecha en palabras | التاريخ بالكلمات | Дата словами
            start | Earliest beginning | Début au plus tôt | Самое раннее начало | Ең ерте басталуы | Frühester Beginn | Inicio más temprano | أبكر بداية | Найраніший початок
            latestStart | Latest beginning | Début au plus tard | Самое позднее начало | Ең кеш басталуы | Spätester Beginn | Inicio más tardío | آخر بداية | Найпізніший початок
            earliestEnd | Earliest end | Fin au plus tôt | Самое раннее окончание | Ең ерте аяқталуы | Frühestes Ende | Fin más temprano | أبكر نهاية | Найраніше завершення
            end | Latest end | Fin au plus tard | Самое позднее окончание | Ең кеш аяқталуы | Spätestes Ende | Fin más tardío | آخر نهاية | Найпізніше завершення
            timePrecision | How closely the date is known | Précision de la date | Точность даты | Күннің дәлдігі | Wie genau das Datum bekannt ist | Precisión de la fecha | دقة التاريخ | Точність дати
            timeQualifiers | How sure the date is | Certitude de la date | Достоверность даты | Күннің анықтығы | Wie sicher das Datum ist | Certeza de la fecha | مدى التأكد من التاريخ | Достовірність дати
            placeName | Name of the place | Nom du lieu | Название места | Жердің атауы | Name des Ortes | Nombre del lugar | اسم المكان | Назва місця
            fromNames | From, by name | De, par nom | Откуда, названия | Қайдан, атаулары | Von, nach Namen | Origen, por nombre | من أين، بالأسماء | Звідки, назви
            toNames | To, by name | Vers, par nom | Куда, названия | Қайда, атаулары | Nach, nach Namen | Destino, por nombre | إلى أين، بالأسماء | Куди, назви
            publishedText | Published, in words | Publié le, en toutes lettres | Опубликовано, словами | Жарияланған күні сөзбен | Veröffentlicht, in Worten | Publicado, en palabras | تاريخ النشر بالكلمات | Опубліковано, словами
            knownAsOfText | Known as of, in words | Connu au, en toutes lettres | Известно на, словами | Белгілі болған күні сөзбен | Stand, in Worten | Información hasta, en palabras | المعلومات حتى، بالكلمات | Відомо станом на, словами
            knownUntil | Known until | Connu jusqu’au | Известно до | Осы сәтке дейін белгілі | Bekannt bis | Conocido hasta | معروف حتى | Відомо до
            revision | Revision | Révision | Редакция | Нұсқасы | Fassung | Revisión | المراجعة | Редакція
            updated | Last changed | Dernière modification | Последнее изменение | Соңғы өзгерісі | Letzte Änderung | Último cambio | آخر تعديل | Остання зміна
            """.lines()
            .map(line -> line.split(" \\| "))
            .collect(Collectors.toUnmodifiableMap(row -> row[0], Labels::label));

    private Labels() {}

    private static LocalizedText label(String[] row) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (int i = 0; i < LANGUAGES.size(); i++) {
            byLanguage.put(LANGUAGES.get(i), row[i + 1]);
        }
        return new LocalizedText(byLanguage);
    }

    /** The label, or the name itself, said alike in every language. */
    public static LocalizedText of(String name) {
        return LABELS.getOrDefault(name, LocalizedText.inAnyLanguage(name));
    }
}
